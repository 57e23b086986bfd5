"""The modules that Cython compiles: every .pyx of the pipeline. All else about the project stands in pyproject.toml."""

from pathlib import Path

from setuptools import Extension, setup

setup(
    ext_modules=[
        Extension(path.with_suffix("").as_posix().replace("/", "."), [path.as_posix()], extra_compile_args=["-O3"])
        for path in sorted(Path("pipeline").rglob("*.pyx"))
    ]
)

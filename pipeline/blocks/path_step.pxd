cpdef str path_step(str tag, str identifier, str classes, str role)

[=myid?no_esc]

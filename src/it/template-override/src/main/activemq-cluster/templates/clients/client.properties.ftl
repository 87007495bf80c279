# The house's own, by [=generator?no_esc]
broker=[=url]

# The house's own
broker=[=url]
colour=[=colour]

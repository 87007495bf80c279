broker=[=url]

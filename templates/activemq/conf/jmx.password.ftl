# Who may connect over JMX: name password. Made by [=generator?no_esc] once and kept; change it as you like.
admin [=password]

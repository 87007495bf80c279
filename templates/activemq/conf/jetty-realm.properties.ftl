# Who may log in to the console: name: password, roles. Made by [=generator?no_esc] once and kept; change it as you like.
admin: [=password], admin

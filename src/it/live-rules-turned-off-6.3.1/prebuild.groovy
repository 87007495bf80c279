def socket = new ServerSocket(0)
def port = socket.localPort
socket.close()
def topology = new File(basedir, 'topology.xml')
topology.text = topology.text.replace('@port@', port as String)
return true

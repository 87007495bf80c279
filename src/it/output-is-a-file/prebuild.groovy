assert new File(basedir, 'target').mkdirs()
new File(basedir, 'target/activemq-cluster').text = 'something of the user'
return

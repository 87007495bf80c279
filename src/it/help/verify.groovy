assert new File(basedir, 'build.log').text.contains('activemq-cluster:help')

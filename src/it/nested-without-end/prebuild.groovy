def nested = '<group>' * 20000 + '</group>' * 20000
def topology = { String group -> "<topology><activemq><version>6.3.1</version></activemq><groups>${group}</groups></topology>" }
new File(basedir, 'deep.xml').text = topology(nested)
new File(basedir, 'fragment.xml').text = topology('<group><id>orders</id><size>1</size><kahaDB/>' +
    '<fragments><fragment>nested.xml</fragment></fragments></group>')
new File(basedir, 'nested.xml').text = nested
return true

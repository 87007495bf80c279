// The same flows as those of 6.3.1, so that both releases are held against one topology.
def others = new File(basedir, '../../../src/it/live-flows-6.3.1')
new File(basedir, 'authorization.xml').text = new File(others, 'authorization.xml').text
new File(basedir, 'topology.xml').text =
        new File(others, 'topology.xml').text.replace('<version>6.3.1</version>', '<version>5.18.3</version>')
return true

import io.github.activemqcluster.live.Live

def output = new File(basedir, 'target/activemq-cluster')
assert new File(output, 'instances/group1-1/conf/activemq.xml').text.contains('<storeUsage percentLimit="60"/>')
Live.onSmallDisk('full-disk', output)

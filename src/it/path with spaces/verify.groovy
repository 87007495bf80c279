import io.github.activemqcluster.live.Live

def moved = new File(basedir, 'target/somewhere else/cluster & more')
assert moved.parentFile.mkdirs()
assert new File(basedir, 'target/activemq-cluster').renameTo(moved)

Live.run('round-trip', moved)

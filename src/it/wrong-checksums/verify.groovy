import io.github.activemqcluster.it.BuildLog
import io.github.activemqcluster.it.MavenBuild

assert BuildLog.of(basedir)
    .shows('it.tampered:driver', 'Checksum validation failed',
        'What was downloaded is not what the repository has published, and was not used.')
    .hasNoStackTrace()
def drivers = new File(basedir, 'target/activemq-cluster/drivers')
assert !drivers.exists() || drivers.list().length == 0

// Another build has taken it for good, with a warning, and so it is in the local repository with the published checksum.
def local = new File(localRepositoryPath, 'it/tampered/driver/1')
local.mkdirs()
for (name in ['driver-1.jar', 'driver-1.jar.sha1', 'driver-1.pom', 'driver-1.pom.sha1']) {
    new File(local, name).bytes = new File(basedir, 'tampered/it/tampered/driver/1/' + name).bytes
}
new File(local, '_remote.repositories').text = 'driver-1.jar>tampered=\ndriver-1.pom>tampered=\n'
assert MavenBuild.fail(basedir, localRepositoryPath, 'activemq-cluster:generate')
    .shows(new File(local, 'driver-1.jar').path + ' is not what its repository has published')
    .hasNoStackTrace()
assert !drivers.exists() || drivers.list().length == 0

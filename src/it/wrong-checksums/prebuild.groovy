import java.security.MessageDigest

/** A repository in which the jar is another one than its checksum says, and the POM is right. */
def folder = new File(basedir, 'tampered/it/tampered/driver/1')
folder.mkdirs()
def publish = { String name, byte[] content, byte[] published ->
    new File(folder, name).bytes = content
    new File(folder, name + '.sha1').text = MessageDigest.getInstance('SHA-1').digest(published).encodeHex().toString()
}
def pom = '''<project><modelVersion>4.0.0</modelVersion>
<groupId>it.tampered</groupId><artifactId>driver</artifactId><version>1</version></project>'''.bytes
publish('driver-1.pom', pom, pom)
publish('driver-1.jar', 'what a stranger has put there'.bytes, 'what was published'.bytes)
new File(localRepositoryPath, 'it/tampered').deleteDir()

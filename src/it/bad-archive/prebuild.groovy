import java.util.zip.GZIPOutputStream

def content = new byte[1 << 20]
new Random(1).nextBytes(content)
def compressed = new ByteArrayOutputStream()
new GZIPOutputStream(compressed).withStream { it.write(content) }

new File(basedir, 'truncated.tar.gz').bytes = Arrays.copyOf(compressed.toByteArray(), compressed.size() >> 1)
return

import java.util.zip.GZIPOutputStream

def bytes = new ByteArrayOutputStream()
new GZIPOutputStream(bytes).withStream { it.write(new Random(1).with { random -> def data = new byte[1 << 20]; random.nextBytes(data); data }) }
new File(basedir, 'truncated.tar.gz').bytes = Arrays.copyOf(bytes.toByteArray(), bytes.size() >> 1)

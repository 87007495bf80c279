import io.github.activemqcluster.live.RulesTurnedOff

// The plugin's own template, but for one broker without what fills in ${activemq.data}.
def own = new File(basedir, '../../../templates/activemq/conf/activemq.xml.ftl').text
def placeholders = '    <bean class="[=fact("spring.placeholders")]"/>\n'
assert own.contains(placeholders)
def template = new File(basedir, 'templates/activemq/conf/activemq.xml.ftl')
template.parentFile.mkdirs()
template.text = own.replace(placeholders, '[#if id != "literal-1"]\n' + placeholders + '[/#if]\n')

RulesTurnedOff.prepare(basedir)
return true

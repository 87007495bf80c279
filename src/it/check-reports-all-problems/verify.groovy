import io.github.activemqcluster.it.BuildLog

assert BuildLog.of(basedir)
    .hasProblems(new File(basedir, 'expected-problems.txt'))
    .hasNoStackTrace()
assert !new File(basedir, 'target').exists()

// and for machines, at the same place
def pom = new File(basedir, 'pom.xml').readLines()
def sarif = new File(basedir, 'reports/problems.sarif').text.replaceAll(/\s+/, ' ')
def keepAlive = pom.findIndexOf { it.contains('<lockKeepAlivePeriod>') } + 1
assert sarif.contains('"ruleId": "lock-keep-alive", "level": "warning"')
def column = pom[keepAlive - 1].indexOf('<') + 1
assert sarif.contains("\"uri\": \"pom.xml\" }, \"region\": { \"startLine\": $keepAlive, \"startColumn\": $column }")
def junit = new groovy.xml.XmlSlurper().parse(new File(basedir, 'reports/TEST-activemq-cluster.xml'))
assert junit.testcase.find { it.@name == 'ports-unique' }.failure.@message.text().contains('61616 is already taken')
def warned = junit.testcase.find { it.@name == 'lock-keep-alive' }
assert warned.failure.isEmpty()
assert warned.'system-out'.text().startsWith("WARNING pom.xml:$keepAlive:$column: [lock-keep-alive] ")

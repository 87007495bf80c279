import io.github.activemqcluster.it.BuildLog
import io.github.activemqcluster.output.RunningInstances
import java.util.regex.Pattern

BuildLog.of(basedir).hasNoStackTrace()
def text = new File(basedir, 'build.log').text
assert text =~ /orders-1 listens on \d+/
assert (text =~ /orders-\d: master \(pid/).size() == 1
assert (text =~ /orders-\d: slave \(pid/).size() == 2
def inOrder = /(orders-\d: (master|slave) .*){3}Produced: 3 messages.*Consumed: 3 messages.*(orders-\d: stopped.*){3}/
assert Pattern.compile(inOrder, Pattern.DOTALL).matcher(text).find()
assert new RunningInstances(new File(basedir, 'target/activemq-cluster').toPath()).all().empty

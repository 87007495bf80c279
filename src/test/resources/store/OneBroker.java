import java.io.File;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.store.PersistenceAdapter;

/** A broker of the release on the class path: the class of its store, the store's directory, a port. */
public class OneBroker {

    public static void main(String[] arguments) throws Exception {
        Object store = Class.forName(arguments[0]).getConstructor().newInstance();
        store.getClass().getMethod("setDirectory", File.class).invoke(store, new File(arguments[1]));
        BrokerService broker = new BrokerService();
        broker.setBrokerName("one");
        broker.setUseJmx(false);
        broker.setPersistenceAdapter((PersistenceAdapter) store);
        broker.setDataDirectory(new File(arguments[1]).getParent());
        broker.addConnector("tcp://127.0.0.1:" + arguments[2]);
        broker.start();
        broker.waitUntilStopped();
    }
}

io.github.activemqcluster.live.RulesTurnedOff.withZooKeeper(basedir)

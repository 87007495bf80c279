io.github.activemqcluster.live.RulesTurnedOff.withoutZooKeeper(basedir)

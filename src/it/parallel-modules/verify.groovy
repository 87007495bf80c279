import io.github.activemqcluster.it.BuildLog

for (module in ['one', 'two']) {
    BuildLog.of(basedir).shows("[INFO] $module: Topology '$module': ".toString())
}
return true

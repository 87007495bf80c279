// basedir is target/it/message-of-each-rule
io.github.activemqcluster.rule.RulePage.writeProjects(new File(basedir, '../../..').canonicalFile, basedir)

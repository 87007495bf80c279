/** The problems for programs: as SARIF, for code scanning, and as a JUnit report, for every CI server. */
package io.github.activemqcluster.report;

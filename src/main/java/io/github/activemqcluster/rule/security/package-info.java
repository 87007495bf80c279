/** Rules about logins, passwords and encryption. */
package io.github.activemqcluster.rule.security;

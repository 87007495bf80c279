/**
 * The words of a topology: a class for each element, bound by JAXB, with the meaning that the schema documents. Only
 * this package and {@code bind} use JAXB.
 */
@XmlAccessorType(XmlAccessType.FIELD)
package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;

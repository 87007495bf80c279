/**
 * The words of a topology: a class for each element, bound by JAXB, with the meaning that the schema documents. The only
 * user of JAXB with {@code bind}.
 */
@XmlAccessorType(XmlAccessType.FIELD)
package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;

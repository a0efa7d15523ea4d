package org.ytarchive.common;
class XTest { @org.junit.jupiter.api.Test void x() {} }

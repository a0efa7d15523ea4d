package org.ytarchive.seeded.common;

import java.sql.Connection;

record KnowsSql(Connection connection) {}

package org.ytarchive.seeded.jobs.job;

import java.sql.Connection;

record HoldsAConnection(Connection connection) {}

package org.ytarchive.standalone.backup.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where schemas lie.
 *
 * @param url JDBC address
 * @param password empty: none
 */
public record Database(String url, String user, String password) {

  Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", user);
    if (!password.isEmpty()) {
      properties.setProperty("password", password);
    }
    properties.setProperty("ApplicationName", "ytarchive-backup");
    properties.setProperty("connectTimeout", "10");
    return DriverManager.getConnection(url, properties);
  }

  /** Without what may be secret in it. */
  @Override
  public String toString() {
    return url.replaceFirst("\\?.*", "");
  }
}

package com.mailfence.deploy.serve;

import jakarta.servlet.http.HttpServlet;
import java.util.List;

/**
 * A servlet and the paths it answers.
 *
 * @param paths in the manner of the servlet specification, section 12.2
 */
public record Mount(HttpServlet servlet, List<String> paths) {
  public Mount {
    paths = List.copyOf(paths);
  }

  /** The first part of its first path, under which its requests are measured. */
  String place() {
    String path = paths.get(0);
    int end = path.indexOf('/', 1);
    return end < 0 ? path : path.substring(0, end);
  }
}

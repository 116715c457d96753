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
}

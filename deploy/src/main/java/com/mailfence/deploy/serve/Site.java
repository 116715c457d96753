package com.mailfence.deploy.serve;

import jakarta.servlet.http.HttpFilter;
import java.util.List;

/**
 * What the web server shows.
 *
 * @param mounts servlets with their paths
 * @param filters look at every request before them
 */
public record Site(List<Mount> mounts, List<HttpFilter> filters) {
  public Site {
    mounts = List.copyOf(mounts);
    filters = List.copyOf(filters);
  }
}

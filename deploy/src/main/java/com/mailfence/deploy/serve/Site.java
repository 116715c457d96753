package com.mailfence.deploy.serve;

import com.mailfence.deploy.rooms.TlsDemand;
import jakarta.servlet.http.HttpFilter;
import java.util.List;

/**
 * What the web server shows.
 *
 * @param mounts servlets with their paths
 * @param filters look at every request before them
 * @param tls whether what comes without TLS is sent away
 */
public record Site(List<Mount> mounts, List<HttpFilter> filters, TlsDemand tls) {
  public Site {
    mounts = List.copyOf(mounts);
    filters = List.copyOf(filters);
  }
}

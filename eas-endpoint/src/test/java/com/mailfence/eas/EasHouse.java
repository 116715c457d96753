package com.mailfence.eas;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.eas.command.Desk;
import com.mailfence.eas.command.Oversight;
import com.mailfence.eas.command.Rooms;
import com.mailfence.eas.command.Terms;
import com.mailfence.eas.device.DeviceLimit;
import com.mailfence.eas.device.DevicePolicy;
import com.mailfence.eas.discover.Discovery;
import com.mailfence.eas.discover.ServiceQuery;
import com.mailfence.eas.http.DiscoverFilter;
import com.mailfence.eas.http.EasServlet;
import com.mailfence.engine.account.Outcome;
import com.mailfence.engine.crypto.Trust;
import com.mailfence.engine.folder.Folders;
import com.mailfence.engine.http.HttpTerms;
import com.mailfence.engine.search.Scan;
import com.mailfence.testbed.clock.HandClock;
import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Handset;
import com.mailfence.testbed.eas.Line;
import com.mailfence.testbed.store.MemoryHouse;
import jakarta.servlet.DispatcherType;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The endpoint over HTTP on a store in memory: what a phone in a test talks to. Everybody's
 * password is {@value #PASSWORD}.
 */
public final class EasHouse implements AutoCloseable {
  public static final String PASSWORD = "secret";
  private static final int MESSAGE = 1 << 20;

  public final HandClock clock = new HandClock();
  public final MemoryHouse house;
  public final Rooms rooms;
  public final Desk desk;
  public final Line line = Line.open();
  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  /** So few threads that whoever held one would be noticed. */
  private final Server server = new Server(new QueuedThreadPool(8));

  private final Map<String, Integer> limits = new HashMap<>();

  public EasHouse() {
    this(Terms.DEFAULT);
  }

  public EasHouse(Terms terms) {
    this(terms, Duration.ofSeconds(5));
  }

  /**
   * @param idle after which a connection is closed on which nothing happens
   */
  public EasHouse(Terms terms, Duration idle) {
    house = new MemoryHouse(clock, pool);
    DeviceLimit limit = account -> limits.getOrDefault(account.address(), -1);
    rooms =
        new Rooms(
            house.store,
            house.catalog,
            house.changes,
            house.blobs,
            house.notes,
            house.directory,
            house.wakes,
            clock,
            Postbox.of(house, clock),
            Postbox.calendars(house, clock),
            Postbox.meetings(house, clock),
            Postbox.times(house, clock),
            new Scan(house.catalog, house.blobs, Scan.Bounds.USUAL),
            new Trust(Set.of(), clock),
            limit,
            DevicePolicy.NONE,
            new Oversight(),
            terms);
    desk = Desk.open(rooms);
    start(idle);
  }

  private void start(Duration idle) {
    var connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    connector.setIdleTimeout(idle.toMillis());
    server.addConnector(connector);
    var context = new ServletContextHandler();
    var http = new HttpTerms("Test", () -> true, MESSAGE, 64L << 20, 4);
    var servlet = new ServletHolder(new EasServlet(desk, this::enter, http, clock));
    servlet.setAsyncSupported(true);
    context.addServlet(servlet, EasServlet.PATH);
    var filter = new FilterHolder(discover(http));
    filter.setAsyncSupported(true);
    context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    server.setHandler(context);
    server.setStopTimeout(0);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private DiscoverFilter discover(HttpTerms http) {
    String url = "https://mail.test.example";
    String activeSync = url + EasServlet.PATH;
    return new DiscoverFilter(
        new Discovery(house.directory, activeSync, clock),
        new ServiceQuery(house.directory, activeSync, url + DiscoverFilter.XML_PATH),
        this::enter,
        http);
  }

  private Outcome enter(String login, String password, InetAddress from) {
    String name = login.substring(login.lastIndexOf('\\') + 1);
    String address = name.contains("@") ? name : name + "@test.example";
    if (!password.equals(PASSWORD)) {
      return new Outcome.Denied();
    }
    return house
        .directory
        .account(address)
        .<Outcome>map(account -> new Outcome.Granted(account, ""))
        .orElseGet(Outcome.Denied::new);
  }

  public URI address() {
    return URI.create(
        "http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
  }

  /** Adds an account with the folders everybody has. */
  public AccountId account(String name) {
    AccountId id = house.account(name + "@test.example");
    new Folders(house.store, house.catalog).furnish(id);
    return id;
  }

  public Account held(AccountId id) {
    return house.directory.account(id).orElseThrow();
  }

  /** How many devices the account may have. */
  public void allow(String name, int devices) {
    limits.put(name + "@test.example", devices);
  }

  public Handset handset(String name, String device, String version) {
    return Handset.phone(address(), new Handset.Login(name, PASSWORD), device, version);
  }

  /** A phone of the account. */
  public EasClient phone(String name, String device, String version) {
    return new EasClient(handset(name, device, version), line);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    house.close();
    pool.shutdownNow();
  }
}

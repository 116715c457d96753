package com.mailfence.deploy.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mailfence.core.Refusal;
import com.mailfence.deploy.config.Config;
import com.mailfence.deploy.config.Listener;
import com.mailfence.deploy.rooms.House;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The house, open to the outside: everything that listens, started and stopped in order. */
public final class Service {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  private final House house;
  private final Metrics metrics = new Metrics();
  private final Certificates certificates;
  private final SendingWing sending;
  private final MailWing mail;
  private final WebServer web;
  private final Management management;
  private volatile boolean open;

  private Service(House house) throws Exception {
    Config config = house.config();
    this.house = house;
    this.certificates =
        Certificates.open(config.tls(), config.brand().domain(), house.data(), house.clock());
    this.sending = new SendingWing(house);
    this.mail = new MailWing(house, sending.submission(), certificates);
    var calendars = new CalendarWing(house, sending);
    EasWing eas = new EasWing(house, sending, calendars);
    Site site =
        new Site(
            List.of(eas.mount(), new DavWing(house, calendars).mount()),
            List.of(eas.discovery()),
            house.tls());
    this.web = WebServer.build(config, certificates, metrics, site);
    this.management =
        new Management(config.listen().management(), metrics.registry(), this::isReady);
    eas.measure(metrics);
    mail.measure(metrics);
    sending.measure(metrics);
    measure();
  }

  /** Opens every listener of the settings. */
  public static Service start(House house) throws Exception {
    Service service = new Service(house);
    try {
      service.open();
    } catch (Exception e) {
      service.stop();
      throw e;
    }
    return service;
  }

  private void open() throws Exception {
    sending.start();
    web.start();
    mail.open();
    if (house.config().listen().management().on()) {
      management.start();
    }
    long look = house.config().tls().look().toMillis();
    house
        .crew()
        .timer()
        .scheduleWithFixedDelay(certificates::look, look, look, TimeUnit.MILLISECONDS);
    long head = house.config().web().head().toMillis() / 2;
    house.crew().timer().scheduleWithFixedDelay(this::closeSlow, head, head, TimeUnit.MILLISECONDS);
    new Housekeeping(house).start();
    open = true;
    LOG.info("open: {}", addresses());
  }

  /** Where every listener listens. */
  public Map<String, InetSocketAddress> addresses() {
    Map<String, InetSocketAddress> all = new LinkedHashMap<>();
    Map<String, Listener> wanted = new LinkedHashMap<>();
    wanted.put("https", house.config().listen().https());
    wanted.put("http", house.config().listen().http());
    wanted.forEach(
        (name, listener) -> {
          if (listener.on()) {
            all.put(name, web.address(name));
          }
        });
    all.putAll(mail.addresses());
    if (house.config().listen().management().on()) {
      all.put("management", management.address());
    }
    return all;
  }

  /** One line of JSON that says that the house is open, and where. */
  public String readyLine() {
    ObjectNode line = new ObjectMapper().createObjectNode();
    line.put("ready", true);
    line.put("pid", ProcessHandle.current().pid());
    ObjectNode listening = line.putObject("listen");
    addresses()
        .forEach(
            (name, address) ->
                listening.put(name, address.getHostString() + ":" + address.getPort()));
    return line.toString();
  }

  /**
   * Closes the doors, answers whoever waits, ends what is under way, and stops. What cannot be
   * closed keeps nothing else open.
   */
  public void stop() throws Exception {
    open = false;
    LOG.info("closing");
    List<Closing> steps =
        List.of(
            web::closeDoors,
            mail::stop,
            house.keep().wakes()::releaseAll,
            web::stop,
            management::stop,
            sending::stop);
    Exception problem = null;
    for (Closing step : steps) {
      try {
        step.run();
      } catch (Exception e) {
        LOG.error("something could not be closed", e);
        problem = e;
      }
    }
    LOG.info("closed");
    if (problem != null) {
      throw problem;
    }
  }

  /** Something to close. */
  @FunctionalInterface
  private interface Closing {
    void run() throws Exception;
  }

  /** Whether requests can be served: the doors are open and the database answers. */
  private boolean isReady() {
    if (!open) {
      return false;
    }
    try {
      house.directory().domain(house.config().brand().domain());
      return true;
    } catch (Refusal.Busy e) {
      return false;
    }
  }

  private void closeSlow() {
    try {
      web.closeSlow();
    } catch (RuntimeException e) {
      LOG.error("could not look for slow connections", e);
    }
  }

  private void measure() {
    metrics
        .gauge("web.connections", "Open HTTP connections", web::connections)
        .gauge("web.queued", "Requests that wait for a thread", web::queued)
        .gauge("web.threads.busy", "Threads that serve requests", web::busyThreads)
        .gauge("wake.topics", "Topics somebody waits for", house.keep().wakes()::topics)
        .gauge("wake.queued", "Woken waiters that wait for a thread", house.crew()::queued)
        .gauge("outbox.waiting", "Messages on their way out", house.keep().outbox()::size);
  }
}

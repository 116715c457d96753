package com.mailfence.deploy.rooms;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Directory;
import com.mailfence.deploy.config.Config;
import com.mailfence.deploy.config.DatabaseSettings;
import com.mailfence.deploy.config.DavSettings;
import com.mailfence.deploy.config.LoginSettings;
import com.mailfence.deploy.config.Setup;
import com.mailfence.eas.command.Oversight;
import com.mailfence.engine.absence.Absences;
import com.mailfence.engine.absence.AutomaticReply;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.account.Brand;
import com.mailfence.engine.account.Credentials;
import com.mailfence.engine.account.Logins;
import com.mailfence.engine.account.Passwords;
import com.mailfence.engine.account.Profiles;
import com.mailfence.engine.calendar.CalendarRules;
import com.mailfence.engine.calendar.MeetingMail;
import com.mailfence.engine.delivery.Arrivals;
import com.mailfence.engine.delivery.Delivery;
import com.mailfence.engine.folder.Folders;
import com.mailfence.engine.provision.Provision;
import com.mailfence.engine.share.Sharing;
import com.mailfence.persistence.Persistence;
import com.mailfence.persistence.PersistenceConfig;
import com.mailfence.persistence.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/**
 * All rooms but those that listen, each made by hand from what it needs.
 *
 * @param data the house's own directory
 * @param crew the threads all rooms share
 */
public record House(
    Path data,
    Config config,
    Clock clock,
    SecureRandom random,
    Crew crew,
    Persistence keep,
    Directory directory,
    Accounts accounts,
    Credentials credentials,
    Logins logins,
    Profiles profiles,
    Absences absences,
    Folders folders,
    Delivery delivery,
    Provision provision,
    Oversight oversight,
    TlsDemand tls,
    Sharing sharing,
    AutoCloseable lock)
    implements AutoCloseable {

  /**
   * Opens a house; it is made if there is none yet.
   *
   * @throws com.mailfence.core.Refusal.Busy if another process has it open
   */
  public static House open(Path directory, Config config, Clock clock) {
    Path data = DataDirectory.open(directory);
    DataLock lock;
    try {
      lock = DataLock.take(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var crew = new Crew(config.limits().threads());
    try {
      return furnish(data, config, clock, crew, lock);
    } catch (RuntimeException e) {
      crew.close();
      close(lock);
      throw e;
    }
  }

  /**
   * Fills an empty house from a backup.
   *
   * @throws com.mailfence.core.Refusal.Exists if there is anything in the house already
   */
  public static void restore(
      Path directory, Config config, Clock clock, Path backup, Progress progress) {
    Path data = DataDirectory.open(directory);
    DataLock lock;
    try {
      lock = DataLock.take(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (lock) {
      Persistence.restore(persistence(data, config.database()), backup, clock, progress);
    } catch (IOException e) {
      throw new Refusal.Malformed(
          "backup " + backup + " cannot be read", String.valueOf(e.getMessage()));
    }
  }

  private static House furnish(
      Path data, Config config, Clock clock, Crew crew, AutoCloseable lock) {
    var random = new SecureRandom();
    Persistence keep =
        Persistence.open(persistence(data, config.database()), clock, crew.timer(), crew.pool());
    Directory directory = keep.directory();
    var brand =
        new Brand(config.brand().name(), config.brand().domain(), config.brand().shortDomain());
    var folders = new Folders(keep.store(), keep.catalog());
    var accounts = new Accounts(directory, brand, clock, account -> folders.furnish(account.id()));
    var passwords = new Passwords(random, hashes(config.login()));
    var credentials = new Credentials(directory, passwords, clock);
    var patience =
        new Logins.Patience(
            config.login().failures(), config.login().span(), config.login().trust());
    var absences = new Absences(directory, keep.notes());
    var reply =
        new AutomaticReply(
            absences,
            new AutomaticReply.House(directory, accounts, keep.catalog(), keep.blobs()),
            new RandomTokens(random),
            clock);
    var meetings =
        new MeetingMail(
            new MeetingMail.House(directory, accounts, keep.catalog(), keep.blobs()),
            calendarRules(config.dav()),
            new RandomTokens(random),
            clock);
    if (directory.domain(brand.domain()).isEmpty()) {
      accounts.putDomain(brand.domain(), 0);
    }
    return new House(
        data,
        config,
        clock,
        random,
        crew,
        keep,
        directory,
        accounts,
        credentials,
        new Logins(directory, brand, passwords, patience, clock),
        new Profiles(directory, brand),
        absences,
        folders,
        new Delivery(keep.store(), keep.catalog(), keep.blobs(), clock, config.limits().message())
            .doing(Arrivals.all(List.of(reply, meetings))),
        new Provision(directory, accounts, credentials, keep.grants()),
        new Oversight(),
        new TlsDemand(directory, brand.domain(), config.web().tlsRequired(), clock),
        new Sharing(
            new Sharing.House(directory, keep.grants(), keep.catalog(), keep.store()),
            config.eas().manners().publishesDomain()),
        lock);
  }

  /** What is taken into a calendar, by whatever way. */
  public static CalendarRules calendarRules(DavSettings dav) {
    CalendarRules usual = CalendarRules.usual();
    return new CalendarRules(
        dav.object(),
        usual.attendees(),
        usual.instances(),
        dav.tasks(),
        usual.earliest(),
        usual.latest());
  }

  private static PersistenceConfig persistence(Path data, DatabaseSettings settings) {
    return new PersistenceConfig(
        data,
        settings.url(),
        settings.user(),
        Setup.password(settings.password(), settings.passwordFile()),
        settings.connections(),
        false);
  }

  private static int hashes(LoginSettings settings) {
    return settings.hashes() > 0 ? settings.hashes() : Runtime.getRuntime().availableProcessors();
  }

  /** Closes everything once what is under way has ended. */
  @Override
  public void close() {
    crew.close();
    keep.close();
    close(lock);
  }

  private static void close(AutoCloseable lock) {
    try {
      lock.close();
    } catch (Exception e) {
      throw new IllegalStateException("the lock of the data directory", e);
    }
  }
}

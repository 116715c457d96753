package com.mailfence.engine.account;

import com.mailfence.core.account.Directory;
import com.mailfence.testbed.clock.HandClock;
import com.mailfence.testbed.store.MemoryHouse;
import java.security.SecureRandom;

/** The rooms of this package on stores in memory and a clock that stands. */
final class Desk {
  final HandClock clock = new HandClock();
  final Directory directory = new MemoryHouse(clock).directory;
  final Brand brand = new Brand("Main", "main.test", "m.test");
  final Accounts accounts = new Accounts(directory, brand, clock);
  final Passwords passwords = new Passwords(new SecureRandom(), 2);
  final Credentials credentials = new Credentials(directory, passwords, clock);

  Desk() {
    accounts.putDomain("main.test", 0);
  }
}

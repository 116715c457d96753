package com.mailfence.testbed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.share.Grant;
import com.mailfence.core.share.Grant.Right;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The register of grants, on every store. */
public interface GrantsContract {
  Ports ports();

  @Test
  default void grantIsSeenFromBothSidesAndReplaced() {
    Tenant owner = ports().tenant();
    Tenant grantee = ports().tenant();
    Grant first = new Grant(owner.account, grantee.account, Set.of(Right.READ_MAIL));
    Grant second =
        new Grant(owner.account, grantee.account, Set.of(Right.READ_MAIL, Right.SEND_ON_BEHALF));

    ports().grants().put(first);
    assertThat(ports().grants().by(owner.account)).containsExactly(first);
    ports().grants().put(second);

    assertThat(ports().grants().by(owner.account)).containsExactly(second);
    assertThat(ports().grants().to(grantee.account)).containsExactly(second);
    assertThat(ports().grants().by(grantee.account)).isEmpty();
    assertThat(ports().grants().to(owner.account)).isEmpty();
  }

  @Test
  default void grantOfNothingIsGone() {
    Tenant owner = ports().tenant();
    Tenant grantee = ports().tenant();
    ports().grants().put(new Grant(owner.account, grantee.account, Set.of(Right.READ_CALENDAR)));

    ports().grants().put(new Grant(owner.account, grantee.account, Set.of()));
    ports().grants().put(new Grant(owner.account, grantee.account, Set.of()));

    assertThat(ports().grants().by(owner.account)).isEmpty();
  }

  @Test
  default void grantsGoWithEitherAccount() {
    Tenant owner = ports().tenant();
    Tenant grantee = ports().tenant();
    ports().grants().put(new Grant(owner.account, grantee.account, Set.of(Right.READ_MAIL)));
    ports().grants().put(new Grant(grantee.account, owner.account, Set.of(Right.READ_MAIL)));

    ports().directory().removeAccount(grantee.account);

    assertThat(ports().grants().by(owner.account)).isEmpty();
    assertThat(ports().grants().to(owner.account)).isEmpty();
  }
}

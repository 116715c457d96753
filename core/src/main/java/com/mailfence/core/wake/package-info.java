/**
 * Who waits for what, and who is told when it moved. The stores tell it, endpoints wait on it. It
 * must not carry data: a wake is a hint, and a lost one costs a heartbeat.
 */
@NullMarked
package com.mailfence.core.wake;

import org.jspecify.annotations.NullMarked;

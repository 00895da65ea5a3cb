"""What the reader decides of passages whose source changed, one after another."""

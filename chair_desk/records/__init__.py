"""What the desk knows: frozen facts and pure rules. No I/O, no Qt, no SQL, no clock."""

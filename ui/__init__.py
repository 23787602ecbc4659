"""What is seen. Knows the domain; asks for everything else through what it is handed."""
